import { Activity, useEffect, useState } from "react";
import type { QueueReason } from "@/lib/review";
import type { KeyBinding } from "@/lib/ui/keyboard";
import { useEvidence } from "../../curricula/problem/use-evidence";
import { NothingOnDesk } from "./nothing-on-desk";
import { OnDesk } from "./on-desk";
import type { Decisions } from "./use-decisions";
import type { useQueue } from "./use-queue";

export const noReasons: readonly QueueReason[] = [];

type SingleProps = {
  queue: ReturnType<typeof useQueue>;
  decisions: Decisions;
  deskKeys: readonly KeyBinding[];
  discussionHref: string;
};

/** The problem on the desk, with the next one already rendered behind it; or why there is none. */
export function Single({ queue, decisions, deskKeys, discussionHref }: SingleProps) {
  const { items, handout } = queue;
  const [current, next] = items;
  const { data: nextEvidence } = useEvidence(next?.problemId);
  const isPainted = useIdleAfter(current?.problemId);
  if (!current) return <NothingOnDesk queue={queue} discussionHref={discussionHref} />;
  return (nextEvidence && isPainted ? [current, next!] : [current]).map((item) => (
    <Activity key={item.problemId} mode={item === current ? "visible" : "hidden"}>
      <OnDesk
        item={item}
        reasons={handout?.reasons[item.curriculumId] ?? noReasons}
        decisions={decisions}
        deskKeys={deskKeys}
      />
    </Activity>
  ));
}

/** Whether the browser has come to rest since the value changed: work for later shall not delay what is being waited for. */
function useIdleAfter(value: string | undefined): boolean {
  const [rested, setRested] = useState<string>();
  useEffect(() => {
    const request = requestIdleCallback(() => setRested(value));
    return () => cancelIdleCallback(request);
  }, [value]);
  return rested === value;
}
