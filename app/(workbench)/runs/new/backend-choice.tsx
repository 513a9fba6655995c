import Link from "next/link";
import { useTranslations } from "next-intl";
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
  const t = useTranslations("launch.backend");
  const presets = useTranslations("runSettings.presets");
  const href = (more: Record<string, string>) =>
    `/runs/new?${new URLSearchParams({ stage, ...(curriculum ? { curriculum } : {}), ...more })}`;
  return (
    <div className="grid gap-3">
      <nav aria-label={t("label")} className="flex flex-wrap items-center gap-2">
        <span className="w-16 text-muted">{t("runOn")}</span>
        <Link href={href({})} aria-current={backend ? undefined : "page"} className={look(!backend)}>
          {t("here")}
        </Link>
        {backends.map(({ id, name }) => (
          <Link
            key={id}
            href={href({ backend: id })}
            aria-current={backend?.id === id ? "page" : undefined}
            className={look(backend?.id === id)}
          >
            {t("ray", { name })}
          </Link>
        ))}
        {backends.length === 0 && (
          <Link href="/settings/backends" className="text-accent underline">
            {t("add")}
          </Link>
        )}
      </nav>
      {backend && stage === "train" && (
        <nav aria-label={t("preset")} className="flex flex-wrap items-center gap-2">
          <span className="w-16 text-muted">{t("preset")}</span>
          {rayPresets.map(({ id }) => (
            <Link
              key={id}
              href={href({ backend: backend.id, preset: id })}
              aria-current={preset === id ? "page" : undefined}
              title={presets(`${id}.source`)}
              className={look(preset === id)}
            >
              {presets(`${id}.title`)}
            </Link>
          ))}
        </nav>
      )}
    </div>
  );
}
