"use client";

import { createContext } from "react";

/** For a script that must run before the first paint; empty in the browser, which hides nonces. */
export const NonceContext = createContext<string | undefined>(undefined);
