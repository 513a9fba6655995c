import { CopyButton } from "../forms/copy-button";

/** A content hash or an id: its first eight characters, the whole on hover and by the copy button. */
export function Hash({ value }: { value: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      <code className="font-mono text-xs" title={value}>
        {value.slice(0, 8)}
      </code>
      <CopyButton text={value} label="Copy the whole value" />
    </span>
  );
}
