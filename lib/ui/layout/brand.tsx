import { classNames } from "../class-names";

/** The ladder mark: two rails in ink, three rungs in the accent. */
export function BrandMark({ className }: { className?: string }) {
  return (
    <svg
      viewBox="0 0 32 32"
      fill="none"
      strokeLinecap="round"
      strokeWidth={3}
      aria-hidden
      className={classNames("size-5", className)}
    >
      <path className="stroke-ink" d="M9 29 12 3M23 29 20 3" />
      <path className="stroke-accent" d="M10.6 23h10.8M11.4 16h9.2M12.1 9h7.8" />
    </svg>
  );
}
