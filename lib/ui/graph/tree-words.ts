import { type KnowingTranslate, transformationTitle } from "@/lib/language/domain-titles";
import { say, type Text } from "@/lib/language/words";

/** How the parts of a tree are named in the reader's language. */
export type TreeWords = {
  readonly say: (text: Text) => string;
  /** The title of a transformation, its id where it has none. */
  readonly titleOf: (id: string) => string;
};

export const treeWords = (translate: KnowingTranslate): TreeWords => ({
  say: (text) => say(translate, text),
  titleOf: (id) => transformationTitle(translate, id),
});
