import { SkeletonPage } from "@/lib/ui/layout";

export default function Loading() {
  return <SkeletonPage />;
}
