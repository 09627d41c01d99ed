import type { Decision } from '../../domain/decision.ts';
import type { ApiFailure } from '../failure.ts';
import type { Params } from '../wire/json.ts';
import type { World } from '../world.ts';

/** What a method does to the world, and the `result` of its reply. Parameters have passed the method table. */
export type Method = (world: World, params: Params) => Decision<unknown, ApiFailure>;
