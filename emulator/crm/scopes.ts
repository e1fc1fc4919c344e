import { allows, scopesFor } from '../scopes';
import type { Call, Reply } from '../service';
import { scopeMismatch } from './refusals';

/** Any of these opens a module's records; `{module}` is the module of the path. */
export const moduleScopes = {
	read: ['ZohoCRM.modules.{module}.READ'],
	create: ['ZohoCRM.modules.{module}.CREATE', 'ZohoCRM.modules.{module}.WRITE'],
	update: ['ZohoCRM.modules.{module}.UPDATE', 'ZohoCRM.modules.{module}.WRITE'],
	delete: ['ZohoCRM.modules.{module}.DELETE'],
} as const;

/**
 * Some calls need one scope of each of two groups (search, count, COQL); a route's `scopes` can only say one.
 * @returns the refusal where none of the further scopes is held
 */
export const needsAlso = (call: Call, scopes: readonly string[], module?: string): Reply | undefined =>
	allows(call.grant.scopes, scopesFor(scopes, module)) ? undefined : scopeMismatch();
