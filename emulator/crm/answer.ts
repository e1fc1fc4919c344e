import type { Call, Reply, Route } from '../service';
import type { CrmStore } from './entities';
import type { Module } from './metadata';
import type { CrmUser } from './records';
import { bare, crmError, type CrmError, invalidModule, noPermission } from './refusals';

/** Thrown anywhere below a route; `answer` turns it into the reply. */
export class RefusedCall extends Error {
	constructor(
		readonly error: CrmError,
		readonly status = 400,
	) {
		super(error.message);
	}
}

type Envelope = (error: CrmError, status?: number) => Reply;

/**
 * A route's handler with what every handler needs: the organisation and the caller. A `RefusedCall` is answered
 * in the envelope of the operation; a missing permission is bare everywhere.
 */
export const answer =
	(envelope: Envelope, handle: (call: Call, crm: CrmStore, user: CrmUser) => Reply): Route['handle'] =>
	(call, world) => {
		const user = world.crm.userOf(call.grant.user.zuid);
		if (!user?.apiAccess || user.status !== 'active')
			return bare(noPermission('Crm_Implied_Api_Access'), 403);
		try {
			return handle(call, world.crm, user);
		} catch (thrown) {
			if (!(thrown instanceof RefusedCall)) throw thrown;
			return thrown.status === 403 ? bare(thrown.error, 403) : envelope(thrown.error, thrown.status);
		}
	};

/** What an operation says in its own words where most say the same. */
export interface Wording {
	/** Where the module of the path stands in it. */
	resourcePathIndex?: number;
	notSupported?: string;
	/** The profile has no right to see the module. */
	noPermission?(module: Module): CrmError;
	/** The user has too little privilege in the module. */
	notAuthorized?: CrmError;
}

/** The module of the path, if its records can be had through the API by this caller. */
export function moduleOf(call: Call, crm: CrmStore, wording: Wording = {}): Module {
	const module = crm.module(call.params.module ?? '');
	if (!module?.apiSupported) throw new RefusedCall(invalidModule(wording.resourcePathIndex));
	checkPermission(crm, module, wording);
	// Activities has no records of its own, subform rows and links are had through their parents.
	if (module.fields.length === 0 || module.parentModule !== undefined) {
		const message = wording.notSupported ?? 'The module does not support this operation';
		throw new RefusedCall(crmError('NOT_SUPPORTED', message, { module: module.apiName }));
	}
	return module;
}

/** How reading and writing records words a missing right to see the module. */
export const ofRecords: Wording = {
	noPermission: ({ apiName }) => noPermission(`Crm_Implied_View_${apiName}`, 'Permission denied'),
};

export function checkPermission(crm: CrmStore, module: Module, wording: Wording = {}): void {
	switch (crm.forbidden(module.apiName)) {
		case 'NO_PERMISSION': {
			const error = wording.noPermission?.(module) ?? noPermission(`Crm_Implied_View_${module.apiName}`);
			throw new RefusedCall(error, 403);
		}
		case 'AUTHORIZATION_FAILED': {
			const message = 'User does not have sufficient privilege to perform this action';
			const error = crmError('AUTHORIZATION_FAILED', message, { resource_path_index: 0 });
			throw new RefusedCall(wording.notAuthorized ?? error);
		}
		case undefined:
	}
}
