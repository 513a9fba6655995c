export {
  archiveModel,
  createEndpointModel,
  type EndpointTest,
  testEndpoint,
  testStoredEndpoint,
  updateEndpointModel,
} from "./endpoint-models";
export {
  archiveRayBackend,
  type BackendTest,
  type ListedRayBackend,
  listRayBackends,
  type RayBackendInput,
  rayBackendForRun,
  rayBackendInput,
  saveRayBackend,
  testRayBackend,
  testStoredRayBackend,
} from "./ray-backends";
export { listModels, modelLineage, modelVersionForRun } from "./read-models";
export { type ServedAt, servedAt, serveVersion, settingsOfVersion } from "./serve-version";
