import type { Prisma } from "@/lib/db";
import type { IntendedDifficulty, Variant } from "@/lib/domains/domain";
import { domainById } from "@/lib/domains/registry";
import { drawSome, drawWeighted, seededRandom } from "@/lib/domains/seeded-random";
import { noUsage, type Usage } from "@/lib/models/model";
import type { OpenAiCompatibleModel } from "@/lib/models/openai-compatible";
import type { StageContext } from "./stage";

export type ProposedVariant = Variant & { readonly provenance: Prisma.InputJsonObject };
export type Proposals = {
  readonly variants: readonly ProposedVariant[];
  readonly dropped: readonly { readonly text: string; readonly reason: string }[];
  readonly usage: Usage;
};

/** Variants of one problem in the model's own way. Distinct in canonical form among themselves. */
export function proposeVariants(
  context: StageContext<"generate">,
  statement: string,
  seed: string,
): Promise<Proposals> {
  return context.model.kind === "rule_policy"
    ? applyLibrary(context, statement, seed)
    : askEndpoint(context, context.model.endpoint, statement, seed);
}

/** The built-in writer: transformations drawn at random from the library, in the mix of difficulties asked for. */
async function applyLibrary(
  { domain, config, backend }: StageContext<"generate">,
  statement: string,
  seed: string,
): Promise<Proposals> {
  const chosen = new Set(config.transformations.split(",").filter(Boolean));
  const library = domainById(domain)!.transformations.filter(({ id }) => chosen.size === 0 || chosen.has(id));
  const offers = (kind: IntendedDifficulty) => library.some(({ intends }) => intends === kind);
  // Where only one kind of transformation was chosen, all variants are of that kind.
  const share = offers("easier") ? (offers("equivalent") ? config.easierShare : 1) : 0;
  const easier = Math.round(config.variantsPerProblem * share);
  const wanted: [IntendedDifficulty, number][] = [
    ["easier", easier],
    ["equivalent", config.variantsPerProblem - easier],
  ];
  const found = new Map<string, ProposedVariant>();
  for (const [intends, count] of wanted) {
    if (count === 0) continue;
    const fitting = library.filter((one) => one.intends === intends).map(({ id }) => id);
    const random = seededRandom(`${seed}/${intends}`);
    const weights = config.transformationWeights;
    const drawn = weights
      ? drawWeighted(fitting, config.transformationsPerPrompt, (id) => weights[id] ?? 1, random)
      : drawSome(fitting, config.transformationsPerPrompt, random);
    // Many transformations do not apply to a given problem, so the library stands behind the ones that were drawn.
    const allowed = fitting.filter((id) => weights?.[id] !== 0);
    for (const transformationIds of [drawn, allowed]) {
      const missing = count - [...found.values()].filter((one) => one.intends === intends).length;
      if (missing <= 0) break;
      const request = { count, intends, transformationIds, weights, seed: `${seed}/${intends}` };
      const variants = await backend.compute({ kind: "vary", domain, statement, request });
      for (const variant of variants.filter((one) => !found.has(one.canonical)).slice(0, missing)) {
        found.set(variant.canonical, {
          ...variant,
          provenance: { writer: "transformation library", drawn: [...transformationIds] },
        });
      }
    }
  }
  return { variants: [...found.values()], dropped: [], usage: noUsage };
}

async function askEndpoint(
  { domain, config, backend, signal }: StageContext<"generate">,
  endpoint: OpenAiCompatibleModel,
  statement: string,
  seed: string,
): Promise<Proposals> {
  const written = await endpoint.writeVariants(statement, {
    domain: domainById(domain)!,
    count: config.variantsPerProblem,
    transformationWeights: config.transformationWeights,
    seed,
    signal,
  });
  const texts = [statement, ...written.proposals.map(({ text }) => text)];
  const [parent, ...reads] = await backend.compute({ kind: "read", domain, texts });
  const seen = new Set(parent?.ok ? [parent.value.canonical] : []);
  const dropped = [...written.dropped];
  const variants: ProposedVariant[] = [];
  written.proposals.forEach((proposal, index) => {
    const read = reads[index]!;
    if (!read.ok) {
      dropped.push({ text: proposal.text, reason: read.error.message });
    } else if (seen.has(read.value.canonical)) {
      dropped.push({ text: proposal.text, reason: "the same as another, or as its parent" });
    } else {
      seen.add(read.value.canonical);
      const { statement: text, canonical, latex } = read.value;
      const provenance = { writer: endpoint.name, raw: proposal.text, ...proposal.prompt };
      variants.push({
        statement: text,
        canonical,
        latex,
        transformationIds: proposal.suggestedTransformationIds,
        intends: proposal.intends,
        provenance,
      });
    }
  });
  return { variants, dropped, usage: written.usage };
}
