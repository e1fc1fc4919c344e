import type { IDataObject } from 'n8n-workflow';
import { DateTime } from 'luxon';

import { badInput } from '../shared/badInput';
import { plainText, shorten } from '../shared/fields';
import { costLabels } from './fields/timeEntry';
import { scopes } from './scopes';

interface SpentOn {
	of: 'task' | 'ticket';
	taskId?: string;
	ticketId?: string;
}

/** Where the time entries of a ticket or a task are, and who may read and write them. */
export function timeOf({ of, taskId = '', ticketId = '' }: SpentOn) {
	return of === 'ticket'
		? {
				base: ['tickets', ticketId],
				readScopes: scopes.readTickets,
				createScopes: scopes.updateTickets,
				updateScopes: scopes.updateTickets,
			}
		: {
				base: ['tasks', taskId],
				readScopes: scopes.readTasks,
				createScopes: scopes.createTasks,
				updateScopes: scopes.updateTasks,
			};
}

/** Seconds and minutes past 59 run over into the next larger unit. */
export function spent(hours: number, minutes: number, seconds: number): IDataObject {
	const total = (hours * 60 + minutes) * 60 + seconds;
	if (total === 0) {
		throw badInput('Minutes Spent', 'and hours are 0', 'Say how long the work took.');
	}
	return {
		hoursSpent: Math.floor(total / 3600),
		minutesSpent: Math.floor(total / 60) % 60,
		secondsSpent: total % 60,
	};
}

/** Amounts of money as Desk takes them: numbers in a new entry, texts where one is changed (TicketTimeEntry.json). */
export function costsIn(values: IDataObject, writing: 'new' | 'existing'): IDataObject {
	const given = Object.entries(values).filter(
		([name, value]) => Object.hasOwn(costLabels, name) && value !== '',
	);
	return Object.fromEntries(
		given.map(([name, value]) => {
			const amount = Number(plainText(value).trim());
			if (Number.isFinite(amount) && amount >= 0) return [name, writing === 'new' ? amount : String(amount)];
			throw badInput(
				costLabels[name] ?? name,
				`is ${shorten(value)}, not an amount`,
				'Use digits with a point for decimals, without a currency sign.',
			);
		}),
	);
}

/** When the work began, in UTC. */
export const startOf = (given?: string): string => given ?? DateTime.utc().toISO();

const labels: Record<string, string> = {
	...costLabels,
	description: 'Description',
	executedTime: 'Started At',
	hoursSpent: 'Hours Spent',
	minutesSpent: 'Minutes Spent',
	ownerId: 'Owner',
	secondsSpent: 'Seconds Spent',
};

export const labelOfTime = (apiName: string): string | undefined => labels[apiName];
