-- AlterTable
ALTER TABLE "user" ADD COLUMN     "language" TEXT;

ALTER TABLE "user" ADD CONSTRAINT user_language_is_known CHECK ("language" IN ('en', 'ja'));
