import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { toNodeError } from '../../shared/transport/nodeError';
import { type Desk, openDesk, type Portal } from '../deskApi';
import { FIND_IT } from '../organization';

/** Runs what a list or a form loads while it is open; refusals reach the editor explained. */
export async function inForm<T>(
	context: ILoadOptionsFunctions,
	load: (desk: Desk) => Promise<T>,
): Promise<T> {
	try {
		return await load(await openDesk(context));
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}

/** The same, in the organization chosen in the form. */
export async function inPortal<T>(
	context: ILoadOptionsFunctions,
	load: (portal: Portal) => Promise<T>,
): Promise<T> {
	return await inForm(context, async (desk) => {
		const chosen = context.getCurrentNodeParameter('organization', { extractValue: true });
		return await load(await desk.portal(typeof chosen === 'string' && chosen !== '' ? chosen : FIND_IT));
	});
}
