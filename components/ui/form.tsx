import type { ComponentProps } from "react";

/**
 * React sends every form. `post` is for a browser that does it itself, with scripts off or not yet
 * there: what was typed, a password too, must not get into the address. Our own words stand at the fields.
 */
export function Form(props: ComponentProps<"form">) {
  return <form method="post" noValidate {...props} />;
}
