"use client";

import { createContext, useContext } from "react";

/** Who says on the page that an account is gone, once its card is. */
export const DisconnectedContext = createContext<(name: string) => void>(() => {});

export function useDisconnected(): (name: string) => void {
  return useContext(DisconnectedContext);
}
