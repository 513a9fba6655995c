import { SkeletonPage } from "@/lib/ui/layout";
import { TreeOnItsWay } from "./curriculum-tree";

export default function Loading() {
  return (
    <>
      <SkeletonPage />
      <TreeOnItsWay />
    </>
  );
}
