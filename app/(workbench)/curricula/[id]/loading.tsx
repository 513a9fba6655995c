import { SkeletonPage } from "@/lib/ui/layout";

export default SkeletonPage;
