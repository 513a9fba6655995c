import { useTranslations } from "next-intl";
import { SkeletonRows } from "@/lib/ui/layout";

export default function Loading() {
  return <SkeletonRows rows={8} label={useTranslations("settings")("loading")} />;
}
