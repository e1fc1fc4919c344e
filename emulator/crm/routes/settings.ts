import type { Call } from '../../service';
import { checkPermission, RefusedCall, type Wording } from '../answer';
import type { CrmStore } from '../entities';
import type { Module } from '../metadata';
import { crmError, missingParameter } from '../refusals';

/** The module that `?module=` names, for the settings of one module. Subforms have fields and layouts too. */
export function moduleAsked(
	call: Call,
	crm: CrmStore,
	details: Record<string, unknown> = {},
	wording: Wording = {},
): Module {
	const { module: name } = call.query;
	if (!name) throw new RefusedCall(missingParameter('module'));
	const module = crm.module(name);
	if (!module?.apiSupported) {
		const message = 'the module name given seems to be invalid';
		throw new RefusedCall(crmError('INVALID_MODULE', message, details));
	}
	checkPermission(crm, module, wording);
	return module;
}
