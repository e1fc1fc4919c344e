import { toNodeError } from '../transport/nodeError';
import type { TriggerContext } from './form';

/** Runs what n8n asked of a trigger; refusals reach the user explained. */
export async function explained<Answer>(
	context: TriggerContext,
	run: () => Promise<Answer>,
): Promise<Answer> {
	try {
		return await run();
	} catch (caught) {
		throw toNodeError(context.getNode(), caught);
	}
}
