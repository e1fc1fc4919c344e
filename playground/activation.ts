import { setTimeout as wait } from 'node:timers/promises';

import { ifThere, type Session } from './session';

interface Publication {
	status: 'in_progress' | 'published' | 'partial' | 'failed' | 'not_published';
	triggers: Array<{ errorMessage: string | null }>;
}

/**
 * Makes a workflow listen to its triggers, and answers when it does. n8n 2 publishes a version of it, the later ones by
 * and by; n8n 1 switches it on.
 *
 * @throws Error with what the triggers say when one of them cannot be activated.
 */
export async function activate(session: Session, workflowId: string): Promise<void> {
	const workflow = `/workflows/${workflowId}`;
	const { versionId } = await session.get<{ versionId: string }>(workflow);
	if (!(await ifThere(session.post(`${workflow}/activate`, { versionId })))) {
		await session.patch(workflow, { active: true, versionId });
		return;
	}
	for (;;) {
		const publication = await ifThere(session.get<Publication>(`${workflow}/publication-status`));
		if (!publication || publication.status === 'published') return;
		if (publication.status !== 'in_progress')
			throw new Error(publication.triggers.map(({ errorMessage }) => errorMessage).join('\n'));
		await wait(200);
	}
}

/** Makes a workflow listen no longer. */
export async function deactivate(session: Session, workflowId: string): Promise<void> {
	const workflow = `/workflows/${workflowId}`;
	if (await ifThere(session.post(`${workflow}/deactivate`, {}))) return;
	const { versionId } = await session.get<{ versionId: string }>(workflow);
	await session.patch(workflow, { active: false, versionId });
}
