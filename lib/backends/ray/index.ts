export { type RayAddress, type RayClient, type RayJobDetails, type RayJobStatus, rayClient } from "./client";
export { RayError } from "./ray-error";
export { type TrainerPackage, trainerPackage } from "./trainer-package";
