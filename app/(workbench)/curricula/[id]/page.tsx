import { GitFork } from "lucide-react";
import { getTranslations } from "next-intl/server";
import { preload } from "react-dom";
import { pageActor } from "@/lib/auth/page";
import { can } from "@/lib/auth/permissions";
import { curriculumById } from "@/lib/curriculum";
import { database } from "@/lib/db";
import type { Domain } from "@/lib/domains/domain";
import { domainById } from "@/lib/domains/registry";
import { shownName } from "@/lib/language/bundled-words";
import { say } from "@/lib/language/words";
import { listModels } from "@/lib/registry";
import { checkpointStatus } from "@/lib/review";
import { ButtonLink } from "@/lib/ui/forms";
import { treeWords } from "@/lib/ui/graph/server";
import { ClientMessages } from "@/lib/ui/language";
import { Callout, PageHeader, Spine } from "@/lib/ui/layout";
import { orNotFound } from "../../or-not-found";
import { reasonChoices } from "../../review/reason-choices";
import { problemAreas } from "../problem/areas";
import { beginTree } from "./begin-tree";
import { CurriculumTabs } from "./curriculum-tabs";
import { CurriculumTree } from "./curriculum-tree";
import { addressOf, spineOf } from "./spine-steps";

type PageProps = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata({ params }: PageProps) {
  const { id } = await params;
  await pageActor("read", { curriculumId: id });
  const found = await database().curriculum.findUnique({ where: { id }, select: { name: true } });
  return {
    title: found
      ? shownName(await getTranslations(), found.name)
      : (await getTranslations("curriculum"))("title"),
  };
}

export default async function CurriculumPage({ params, searchParams }: PageProps) {
  const { id } = await params;
  const actor = await pageActor("read", { curriculumId: id });
  // The page's script finds it there, or on its way, when it asks.
  preload(`/api/curricula/${id}/tree`, { as: "fetch", crossOrigin: "anonymous" });
  const db = database();
  const curriculum = await curriculumById(db, id).catch(orNotFound);
  const transformations = domainById(curriculum.domain)?.transformations ?? [];
  const translate = await getTranslations();
  const t = await getTranslations("curriculum");
  const name = shownName(translate, curriculum.name);
  const query = queryOf(await searchParams);
  const [{ steps, next }, begun, reasons, regeneration] = await Promise.all([
    checkpointStatus(db, id).then((status) => spineOf(db, actor, id, status)),
    beginTree(db, id, query, treeWords(translate)),
    reasonChoices(db, id),
    can(actor, "operate") ? regenerationOf(id, transformations) : null,
  ]);
  const { first, formulas, problems, onlyRoots } = begun;
  return (
    <div className="flex min-h-dvh flex-col lg:h-dvh">
      <PageHeader
        title={name}
        breadcrumbs={[{ label: translate("curricula.title"), href: "/curricula" }]}
        actions={
          next &&
          can(actor, "operate") && (
            <ButtonLink href={next.href} variant="primary">
              {t(`next.${next.stage}`)}
            </ButtonLink>
          )
        }
        tabs={<CurriculumTabs curriculumId={id} problems={problems} />}
      />
      <div className="grid gap-3 px-4 py-3 md:px-6">
        <Spine
          steps={steps.map(({ count, note, ...step }) => ({
            ...step,
            count: count && say(translate, count),
            note: note && say(translate, note),
          }))}
          label={t("spine", { curriculum: name })}
        />
        {onlyRoots && (
          <Callout tone="accent" title={t("onlyRoots.title")}>
            <span className="flex flex-wrap items-center gap-3">
              {t("onlyRoots.explanation")}
              {can(actor, "operate") && (
                <ButtonLink href={addressOf("generate", id)} size="sm" icon={<GitFork />}>
                  {t("onlyRoots.generate")}
                </ButtonLink>
              )}
            </span>
          </Callout>
        )}
      </div>
      <div className="min-h-[32rem] flex-1 border-t lg:min-h-0">
        <ClientMessages areas={["tree", ...problemAreas]}>
          <CurriculumTree
            curriculumId={id}
            first={first}
            formulas={formulas}
            reasons={reasons}
            mayReview={can(actor, "review")}
            regeneration={regeneration}
          />
        </ClientMessages>
      </div>
    </div>
  );
}

/** The newest version of each model, and the transformations of the domain. */
async function regenerationOf(curriculumId: string, transformations: Domain["transformations"]) {
  const translate = await getTranslations();
  const models = await listModels(database());
  const modelVersions = models.flatMap(({ name, versions: [newest] }) =>
    newest ? [{ id: newest.id, name: shownName(translate, `${name} v${newest.number}`) }] : [],
  );
  const offered = transformations.map(({ id, intends }) => ({ id, intends }));
  return { curriculumId, modelVersions, transformations: offered };
}

function queryOf(search: Record<string, string | string[]>): string {
  const single = Object.entries(search).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return new URLSearchParams(single).toString();
}
