/**
 * Every address of the endpoint's protocol: who may ask, what is sent and what
 * comes back. The endpoint mounts what stands here and nothing else, the
 * OpenAPI document is made of it, and a test asks each route as each role.
 */
import { accessRoutes } from "./access-routes.ts";
import { programRoutes } from "./program-routes.ts";
import { readingRoutes } from "./reading-routes.ts";

export const routes = { ...accessRoutes, ...programRoutes, ...readingRoutes };

export type RouteName = keyof typeof routes;
