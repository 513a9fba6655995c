export {
  archiveModel,
  createEndpointModel,
  type EndpointTest,
  testEndpoint,
  testStoredEndpoint,
  updateEndpointModel,
} from "./endpoint-models";
export { listModels, modelLineage, modelVersionForRun } from "./read-models";
