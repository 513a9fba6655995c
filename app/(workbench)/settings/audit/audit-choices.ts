import { actionsOf, auditGroups } from "@/lib/audit/actions";
import { type Parties, partyName } from "@/lib/audit/parties";
import type { KnowingTranslate } from "@/lib/language/domain-titles";
import type { ChoiceGroup } from "./grouped-select";

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label);

/** Every action under its group; a group of several can be chosen whole. */
export function actionChoices(translate: KnowingTranslate): ChoiceGroup[] {
  return auditGroups.map((group) => {
    const title = translate(`audit.groups.${group}`);
    const actions = actionsOf(group).map((value) => ({ value, label: translate(`audit.actions.${value}`) }));
    const whole = { value: group, label: translate("audit.filter.allOf", { group: title }) };
    return { title, options: actions.length > 1 ? [whole, ...actions] : actions };
  });
}

const kindsOfActors = [
  ["person", "people"],
  ["token", "tokens"],
  ["system", "systems"],
] as const;

/** Who stands in the log, under the kind of actor. */
export function actorChoices(
  translate: KnowingTranslate,
  actors: readonly string[],
  parties: Parties,
): ChoiceGroup[] {
  return kindsOfActors
    .map(([kind, title]) => ({
      title: translate(`audit.filter.${title}`),
      options: actors
        .filter((text) => text.startsWith(`${kind}:`))
        .map((value) => ({ value, label: partyName(translate, parties, value) ?? value }))
        .sort(byLabel),
    }))
    .filter(({ options }) => options.length > 0);
}
