import type { IDataObject } from 'n8n-workflow';

import {
	type Changes,
	changesSince,
	type ChangeTime,
	latestOf,
	type Since,
	timeOf,
} from '../ZohoDesk/changes';
import type { Portal } from '../ZohoDesk/deskApi';
import { latestParts, partsSince, partTime } from '../ZohoDesk/ticketParts';
import type { Wanted } from './fields';

/** How one kind of record is read by time. */
export interface Reading {
	since(portal: Portal, since: Pick<Since, 'from' | 'beyond'>): Promise<Changes>;
	latest(portal: Portal, limit: number): Promise<IDataObject[]>;
	/** When it happened that is asked for, in milliseconds; undefined for a row that is not asked for. */
	timeOf(row: IDataObject): number | undefined;
	createdAt(row: IDataObject): number;
}

export function readingOf({ watch, event, options: { departmentIds } }: Wanted): Reading {
	const isPart = watch === 'comments' || watch === 'threads';
	const times = (row: IDataObject): [created: number, modified: number] =>
		isPart
			? [partTime(watch, row, 'created'), partTime(watch, row, 'modified')]
			: [timeOf(row.createdTime), timeOf(row.modifiedTime)];
	const createdAt = (row: IDataObject) => times(row)[0];
	const happened = (row: IDataObject) => {
		const [created, modified] = times(row);
		if (event === 'created') return created;
		return event === 'createdOrUpdated' || modified > created ? modified : undefined;
	};
	if (isPart) {
		return {
			since: async (portal, since) => await partsSince(portal, watch, { ...since, departmentIds }),
			latest: async (portal, limit) => await latestParts(portal, watch, { departmentIds }, limit),
			timeOf: happened,
			createdAt,
		};
	}
	const by: ChangeTime = event === 'created' ? 'createdTime' : 'modifiedTime';
	const filter = watch === 'tickets' || watch === 'tasks' ? { departmentIds } : {};
	return {
		since: async (portal, since) => await changesSince(portal, watch, by, { ...since, ...filter }),
		latest: async (portal, limit) => await latestOf(portal, watch, by, filter, limit),
		timeOf: happened,
		createdAt,
	};
}
