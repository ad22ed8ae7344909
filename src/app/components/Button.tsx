import type { ButtonHTMLAttributes, ComponentChildren } from "preact";
import styles from "./Button.module.css";
import { classes } from "./classes.ts";

export type ButtonVariant = "primary" | "plain" | "quiet";

interface ButtonProps extends Omit<ButtonHTMLAttributes, "type" | "class" | "icon"> {
  /** One primary button a screen; plain has an edge, quiet has none. */
  readonly variant?: ButtonVariant;
  readonly type?: "button" | "submit";
  readonly children: ComponentChildren;
}

/** Something to press. Never disabled: a press that can't do its work is answered in words. */
export function Button({ variant = "plain", type = "button", children, ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} class={classes(styles.button, styles[variant])}>
      {children}
    </button>
  );
}

interface LinkButtonProps {
  readonly href: string;
  readonly variant?: ButtonVariant;
  /** The file name to save under, for a link to a file made here. */
  readonly download?: string;
  readonly children: ComponentChildren;
}

/** A way to another screen that looks like a button. */
export function LinkButton({ variant = "plain", children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={classes(styles.button, styles[variant])}>
      {children}
    </a>
  );
}
