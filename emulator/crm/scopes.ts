import { allows, scopesFor } from '../scopes';
import type { Call, Reply } from '../service';
import { scopeMismatch } from './refusals';

/**
 * What opens a module's records, `{module}` being the module of the path. Wider scopes, such as
 * `ZohoCRM.modules.ALL`, cover these.
 */
export const moduleScopes = {
	read: ['ZohoCRM.modules.{module}.READ'],
	create: ['ZohoCRM.modules.{module}.CREATE'],
	update: ['ZohoCRM.modules.{module}.UPDATE'],
	delete: ['ZohoCRM.modules.{module}.DELETE'],
} as const;

/**
 * Some calls need one scope of each of two groups (search, count, COQL); a route's `scopes` can only say one.
 * @returns the refusal where none of the further scopes is held
 */
export const needsAlso = (call: Call, scopes: readonly string[], module?: string): Reply | undefined =>
	allows(call.grant.scopes, scopesFor(scopes, module)) ? undefined : scopeMismatch(call);
