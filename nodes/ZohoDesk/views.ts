import type { IDataObject } from 'n8n-workflow';

import type { Portal } from './deskApi';
import { scopes } from './scopes';

/** The views of a module, which Desk gives in one answer; of a department and of all, or of all departments. */
export async function viewsOf(
	portal: Portal,
	moduleName: string,
	departmentId?: string,
): Promise<IDataObject[]> {
	const { data } = await portal.call({
		method: 'GET',
		path: ['views'],
		query: { module: moduleName, departmentId },
		scopes: scopes.readViews,
	});
	return Array.isArray(data) ? (data as IDataObject[]) : [];
}

/** What a view is called by: what Desk shows now, and the name it had before tickets were tickets. */
export const viewNames = ({ displayLabel, name, viewName }: IDataObject): unknown[] => [
	displayLabel,
	name,
	viewName,
];

export const viewLabel = (view: IDataObject): string =>
	String(viewNames(view).find((name) => typeof name === 'string' && name !== '') ?? view.id);
