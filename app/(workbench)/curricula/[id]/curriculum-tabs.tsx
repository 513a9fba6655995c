import { LinkTabs } from "@/lib/ui/layout";

type CurriculumTabsProps = { curriculumId: string; problems?: number; waiting?: number };

/** The pages of one curriculum. */
export function CurriculumTabs({ curriculumId, problems, waiting }: CurriculumTabsProps) {
  const page = `/curricula/${curriculumId}`;
  return (
    <LinkTabs
      label="Curriculum"
      tabs={[
        { label: "Tree", href: page, count: problems },
        { label: "Review", href: `${page}/review`, count: waiting },
        { label: "Checkpoint", href: `${page}/checkpoint` },
        { label: "Monitor", href: `${page}/monitor` },
        { label: "Diversity", href: `${page}/diversity` },
        { label: "Cost", href: `${page}/cost` },
        { label: "Runs", href: `/runs?curriculum=${curriculumId}` },
        { label: "Import and export", href: `${page}/exchange` },
        { label: "People", href: `${page}/people` },
      ]}
    />
  );
}
