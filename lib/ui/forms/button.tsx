import { LoaderCircle } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "../class-names";
import { Kbd } from "../data/kbd";

export type ButtonVariant = "primary" | "secondary" | "ghost" | "danger";

type ButtonLook = {
  variant?: ButtonVariant;
  size?: "sm" | "md";
  icon?: ReactNode;
  /** A key hint shown on the button; the key itself is bound with useKeys. */
  shortcut?: string;
};

export type ButtonProps = ComponentProps<"button"> & ButtonLook & { pending?: boolean };

const variants: Record<ButtonVariant, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong",
  secondary: "border border-line-strong bg-surface text-ink hover:bg-hover",
  ghost: "text-ink hover:bg-hover",
  danger: "border border-bad bg-surface text-bad hover:bg-bad-soft",
};

function look({ variant = "secondary", size = "md" }: ButtonLook): string {
  return classNames(
    "inline-flex select-none items-center justify-center gap-1.5 whitespace-nowrap rounded-md font-medium transition-colors",
    "[&_svg]:size-4 [&_svg]:shrink-0 disabled:cursor-not-allowed disabled:opacity-50 aria-disabled:cursor-not-allowed aria-disabled:opacity-60",
    size === "sm" ? "h-7 px-2 text-xs" : "h-8 px-3",
    variants[variant],
  );
}

/** A button; `type` is "button" unless said otherwise, so that it never submits a form by surprise. */
export function Button({
  variant,
  size,
  icon,
  shortcut,
  pending,
  className,
  children,
  type = "button",
  ...rest
}: ButtonProps) {
  return (
    <button
      type={type}
      aria-disabled={pending || undefined}
      aria-keyshortcuts={shortcut?.replace("mod", "Control")}
      className={classNames(look({ variant, size }), className)}
      {...rest}
    >
      {pending ? <LoaderCircle aria-hidden className="animate-spin" /> : icon}
      {children}
      {shortcut && <ShortcutHint keys={shortcut} />}
    </button>
  );
}

type ButtonLinkProps = ComponentProps<typeof Link> & ButtonLook;

export function ButtonLink({ variant, size, icon, shortcut, className, children, ...rest }: ButtonLinkProps) {
  return (
    <Link className={classNames(look({ variant, size }), className)} {...rest}>
      {icon}
      {children}
      {shortcut && <ShortcutHint keys={shortcut} />}
    </Link>
  );
}

function ShortcutHint({ keys }: { keys: string }) {
  return (
    <span aria-hidden className="-mr-1 ml-0.5 opacity-80">
      <Kbd keys={keys} />
    </span>
  );
}
