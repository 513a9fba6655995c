const names: Record<string, string> = {
  mod: "Ctrl",
  enter: "↵",
  escape: "Esc",
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  shift: "⇧",
  alt: "Alt",
  space: "Space",
};

/** A key hint. `keys` as in useKeys: "a", "shift+a", "mod+enter". */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className="inline-flex items-center gap-0.5">
      {keys.split("+").map((key) => (
        <kbd
          key={key}
          className="inline-grid h-4 min-w-4 place-items-center rounded-sm border border-current/30 px-1 font-sans text-[0.6875rem] leading-none"
        >
          {names[key.toLowerCase()] ?? key.toUpperCase()}
        </kbd>
      ))}
    </span>
  );
}
