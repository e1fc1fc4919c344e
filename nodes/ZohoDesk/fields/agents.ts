import { requiredText } from '../../shared/fields';

/** Several agents of a ticket. */
export const agentIds = (displayName: string, description: string) =>
	requiredText(displayName, { placeholder: 'e.g. 1892000000056007', description });

export const idsIn = (joined: string): string[] =>
	joined
		.split(',')
		.map((id) => id.trim())
		.filter((id) => id !== '');
