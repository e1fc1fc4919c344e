import type { GenericValue } from 'n8n-workflow';

import type { Item } from '../../shared/operation';
import type { Crm } from '../crmApi';
import type { CrmField } from '../metadata';
import type { WriteKind } from '../records';
import type { Named } from './references';
import type { PendingFile } from './files';

/** What is known while the values of one record are typed, and what they leave to be done before it is sent. */
export interface Scope {
	crm: Crm;
	module: string;
	kind: WriteKind;
	item: Item;
	/** The module that `What_Id` points to, as the record's own `$se_module` says. */
	related?: string;
	/** `Quoted Items, row 2`; undefined for the record's own fields. */
	within?: string;
	/** Labels of fields that Zoho sets itself. */
	leftOut: Set<string>;
	names: Named[];
	files: PendingFile[];
}

/** A new row or link of an old record is created; what has an id is changed. */
export const isNew = ({ kind }: Scope, id: unknown): boolean =>
	kind === 'create' || id === undefined || id === null || id === '';

/** How the value of a field is typed; a row types the values of its columns in the same way. */
export type TypeValue = (scope: Scope, field: CrmField, value: unknown) => Promise<GenericValue>;
