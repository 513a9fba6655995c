import Link from "next/link";
import type { ListedRayBackend } from "@/lib/registry";
import { type RayStage, rayPresets } from "@/lib/runs/ray/config";

type BackendChoiceProps = {
  stage: RayStage;
  backends: readonly ListedRayBackend[];
  backend: ListedRayBackend | null;
  preset: string | undefined;
  curriculum?: string;
};

const look = (current: boolean) =>
  `rounded-md border px-3 py-1.5 text-sm hover:bg-hover ${current ? "border-accent bg-accent-soft font-semibold" : "bg-surface"}`;

/** Where to run, and the settings to start from, as links: the address says both. */
export function BackendChoice({ stage, backends, backend, preset, curriculum }: BackendChoiceProps) {
  const href = (more: Record<string, string>) =>
    `/runs/new?${new URLSearchParams({ stage, ...(curriculum ? { curriculum } : {}), ...more })}`;
  return (
    <div className="grid gap-3">
      <nav aria-label="Backend" className="flex flex-wrap items-center gap-2">
        <span className="w-16 text-muted">Run on</span>
        <Link href={href({})} aria-current={backend ? undefined : "page"} className={look(!backend)}>
          This machine
        </Link>
        {backends.map(({ id, name }) => (
          <Link
            key={id}
            href={href({ backend: id })}
            aria-current={backend?.id === id ? "page" : undefined}
            className={look(backend?.id === id)}
          >
            {name} (Ray)
          </Link>
        ))}
        {backends.length === 0 && (
          <Link href="/settings/backends" className="text-accent underline">
            Add a GPU cluster
          </Link>
        )}
      </nav>
      {backend && stage === "train" && (
        <nav aria-label="Preset" className="flex flex-wrap items-center gap-2">
          <span className="w-16 text-muted">Preset</span>
          {rayPresets.map(({ id, title, source }) => (
            <Link
              key={id}
              href={href({ backend: backend.id, preset: id })}
              aria-current={preset === id ? "page" : undefined}
              title={source}
              className={look(preset === id)}
            >
              {title}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
