-- CreateEnum
CREATE TYPE "curriculum_access" AS ENUM ('everyone', 'members');

-- AlterTable
ALTER TABLE "curriculum" ADD COLUMN     "access" "curriculum_access" NOT NULL DEFAULT 'everyone';

-- CreateTable
CREATE TABLE "curriculum_member" (
    "curriculum_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "curriculum_member_pkey" PRIMARY KEY ("curriculum_id","user_id")
);

-- CreateIndex
CREATE INDEX "curriculum_member_user_id_idx" ON "curriculum_member"("user_id");

-- AddForeignKey
ALTER TABLE "curriculum_member" ADD CONSTRAINT "curriculum_member_curriculum_id_fkey" FOREIGN KEY ("curriculum_id") REFERENCES "curriculum"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "curriculum_member" ADD CONSTRAINT "curriculum_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;
