import { getTranslations } from "next-intl/server";
import { enterable } from "@/lib/auth/membership";
import { pageActor } from "@/lib/auth/page";
import { curriculumById, listCurricula } from "@/lib/curriculum";
import { database } from "@/lib/db";
import { shownName } from "@/lib/language/bundled-words";
import { generateCounts } from "@/lib/runs";
import { ClientMessages } from "@/lib/ui/language";
import { PageHeader } from "@/lib/ui/layout";
import { orNotFound } from "../../../or-not-found";
import { CompareTrees } from "./compare-trees";

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata() {
  return { title: (await getTranslations("curriculum.compare"))("title") };
}

/** Two curricula, or two generations of one, beside each other. */
export default async function ComparePage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const search = await searchParams;
  const given = (name: string) => (typeof search[name] === "string" ? search[name] : null);
  const actor = await pageActor("read", { curriculumId: [id, given("left"), given("right")] });
  const db = database();
  const curriculum = await curriculumById(db, id).catch(orNotFound);
  const [curricula, runs] = await Promise.all([
    listCurricula(db, actor),
    db.run.findMany({
      where: { stage: "generate", curriculumId: { not: null }, curriculum: enterable(actor) },
      orderBy: { queuedAt: "desc" },
      take: 200,
      select: { id: true, curriculumId: true, queuedAt: true, status: true },
    }),
  ]);
  const compared = runs.find(({ id: runId }) => given("right")?.endsWith(`~${runId}`));
  const outcome = compared
    ? { id: compared.id, status: compared.status, ...(await generateCounts(db, compared.id)) }
    : null;
  const t = await getTranslations();
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <PageHeader
        title={t("curriculum.compare.heading")}
        breadcrumbs={[
          { label: t("curricula.title"), href: "/curricula" },
          { label: shownName(t, curriculum.name), href: `/curricula/${id}` },
        ]}
      />
      <ClientMessages areas={["tree", "transformations"]}>
        <CompareTrees
          left={given("left") ?? id}
          right={given("right") ?? id}
          focus={given("focus")}
          outcome={outcome}
          curricula={curricula.map((each) => ({ id: each.id, name: shownName(t, each.name) }))}
          runs={runs.map((run) => ({ id: run.id, curriculumId: run.curriculumId ?? "", at: run.queuedAt }))}
        />
      </ClientMessages>
    </div>
  );
}
