import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { LoggedRequest } from '../../../emulator/requests';
import type { Scene } from './scene';

/** A write of two items that is about to be made. */
export interface Write {
	parameters: INodeParameters;
	items: IDataObject[];
	/** The path of the call that writes. */
	at: RegExp;
	/** Both items go in one call. */
	together?: true;
	/** What comes of it at Zoho's end when somebody looks. */
	later?(scene: Scene): Promise<void>;
	/** `silent`: Zoho answers without a body when it is done. `found`: what was written is looked for, and found. */
	is?: 'silent' | 'found';
}

/** By `resource.operation`, and where there are several ways, which one. */
export type Writes = Record<string, (scene: Scene) => Write | Promise<Write>>;

export const writesTo =
	({ at }: Write) =>
	({ method, path }: LoggedRequest): boolean =>
		method !== 'GET' && at.test(path);

/** An item with a file. */
export const withFile = (json: IDataObject, fileName = 'photo.png', mimeType = 'image/png'): IDataObject => ({
	json,
	binary: { data: { data: Buffer.from('some content').toString('base64'), fileName, mimeType } },
});
