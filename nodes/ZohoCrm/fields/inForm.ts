import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { badInput } from '../../shared/badInput';
import { toNodeError } from '../../shared/transport/nodeError';
import { type Crm, openCrm } from '../crmApi';

/** Runs what a list or a form loads while it is open; refusals reach the editor explained. */
export async function inForm<T>(context: ILoadOptionsFunctions, load: (crm: Crm) => Promise<T>): Promise<T> {
	try {
		return await load(await openCrm(context));
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

/** The module chosen in the same form. Throws a ZohoError while there is none. */
export function chosenModule(context: ILoadOptionsFunctions): string {
	const module = context.getCurrentNodeParameter('module', { extractValue: true });
	if (typeof module === 'string' && module !== '') return module;
	throw badInput('Module', 'is empty', 'Choose the module first.');
}

/** The record chosen in the same form; undefined where an expression gives it only while the workflow runs. */
export function chosenRecord(context: ILoadOptionsFunctions): string | undefined {
	const id = context.getCurrentNodeParameter('recordId', { extractValue: true });
	return typeof id === 'string' && /^\d+$/.test(id) ? id : undefined;
}
