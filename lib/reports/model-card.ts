import type { Database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { settingItems } from "@/lib/language/run-titles";
import { type VersionProvenance, versionProvenance } from "@/lib/provenance";
import { heading, type Part, paragraph, type Report, section, table } from "./report";
import { absent, type Writing } from "./writing";

/** What a model version is, was trained on, by whose decisions, and how well it answers: a model card. @throws LadderboardError */
export async function modelCard(
  db: Database,
  versionId: string,
  now: Date,
  writing: Writing,
): Promise<Report> {
  const { language, t, percent, range } = writing;
  const version = await versionProvenance(db, versionId);
  return {
    language,
    about: ["model-card", `${version.model.name} v${version.number}`],
    writtenAt: now,
    title: shownName(t, `${version.model.name} v${version.number}`),
    parts: [
      paragraph(t("reports.card.written", { at: writing.at(now) })),
      heading(t("reports.card.lineage")),
      paragraph(version.lineage.map((one) => `v${one.number}`).join(" → ")),
      heading(t("reports.card.training")),
      ...training(writing, version),
      heading(t("reports.card.data")),
      ...trainingData(writing, version),
      ...section(
        t("reports.card.accuracy"),
        [
          table(
            (["benchmark", "passAt1", "interval", "attempts"] as const).map((one) =>
              t(`reports.card.${one}`),
            ),
            version.accuracies.map(({ benchmark, passAt1, low, high, attempts }) => [
              shownName(t, benchmark),
              percent(passAt1),
              range({ low, high }),
              attempts,
            ]),
          ),
        ],
        t("reports.none"),
      ),
      heading(t("reports.card.limits")),
      paragraph(t("reports.card.limitsText")),
    ],
  };
}

function training({ t, text }: Writing, { producedByRun: run }: VersionProvenance): Part[] {
  if (!run) return [paragraph(t("reports.card.asItCame"))];
  return [
    paragraph(
      t("reports.card.trainedBy", {
        id: run.id,
        curriculum: run.curriculum ? shownName(t, run.curriculum.name) : t("reports.deleted"),
        person: run.launchedBy ? text(run.launchedBy) : absent,
        seed: run.seed,
        version: run.codeVersion,
      }),
    ),
    table(
      [t("reports.card.setting"), t("reports.card.value")],
      settingItems(t, run.config).map(({ label, value }) => [label, value]),
    ),
  ];
}

function trainingData({ t, level }: Writing, { trainedOn }: VersionProvenance): Part[] {
  if (!trainedOn) return [paragraph(t("reports.card.unknown"))];
  return [
    paragraph(t("reports.card.hash", { hash: trainedOn.contentHash })),
    table(
      [t("reports.card.level"), t("reports.card.problems")],
      trainedOn.levels.map((one) => [level(one.level), one.problems]),
    ),
    table(
      [t("reports.card.approvedBy"), t("reports.card.problems")],
      trainedOn.approvedBy.map(({ name, problems }) => [name ?? t("data.checkpointPolicy"), problems]),
    ),
    paragraph(t("reports.card.heldOut")),
  ];
}
