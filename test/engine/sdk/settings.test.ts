/** @jest-environment ./test/engine/sdk/environment.js */
import { codesOf, idOf, initialise, openSdk, parameters, refreshToken, sdk } from './connect';

let world: Awaited<ReturnType<typeof openSdk>>;
beforeAll(async () => {
	world = await openSdk();
	await initialise(world, { refreshToken: refreshToken(world.emulator) });
});
afterAll(async () => await world.stop());

const crm = () => world.emulator.world.crm;

describe('variables', () => {
	const variables = () => new sdk.Variables.VariablesOperations();
	const stored = (name: string) => crm().variables.find(({ apiName }) => apiName === name);
	const idNamed = (name: string) => BigInt(stored(name)?.id ?? 0);
	const general = () => BigInt(crm().variableGroups[0]?.id ?? 0);
	const choice = (value: string) => new sdk.Choice(value);
	const body = (...all: (typeof sdk)[]) => {
		const wrapper = new sdk.Variables.BodyWrapper();
		wrapper.setVariables(all);
		return wrapper;
	};
	const variable = (given: { id?: bigint; value?: string; description?: string }) => {
		const made = new sdk.Variables.Variable();
		if (given.id !== undefined) made.setId(given.id);
		if (given.value !== undefined) made.setValue(given.value);
		if (given.description !== undefined) made.setDescription(given.description);
		return made;
	};
	const newVariable = async (name: string, type: string, value: string) => {
		const group = new sdk.Variables.VariableGroup();
		group.setId(general());
		const made = variable({ value });
		made.setName(name);
		made.setAPIName(name);
		made.setType(choice(type));
		await made.setVariableGroup(group);
		return made;
	};
	const create = async (...all: (typeof sdk)[]) =>
		(await variables().createVariables(body(...all))).getObject().getVariables();

	it('creates variables and reads which there is already', async () => {
		const actions = await create(
			await newVariable('Days', 'integer', '12'),
			await newVariable('Opening_Hours', 'text', 'never'),
		);
		expect(codesOf(actions)).toEqual(['SUCCESS', 'DUPLICATE_DATA']);
		expect(stored('Days')).toMatchObject({ id: String(idOf(actions[0])), type: 'integer', value: '12' });
		expect(actions[1].getDetails().get('json_path')).toBe('$.variables[1].api_name');
	});

	it('lists the variables of a group', async () => {
		const asked = await parameters([sdk.Variables.GetVariablesParam.GROUP, 'Sales']);
		const found = (await variables().getVariables(asked)).getObject().getVariables();
		expect(
			found.map((one: typeof sdk) => [one.getAPIName(), one.getType().getValue(), one.getValue()]),
		).toEqual([
			['Standard_Discount', 'percent', '7.5'],
			['Autumn_Sale', 'checkbox', 'false'],
		]);
	});

	it('gets a variable by its id', async () => {
		const asked = await parameters([sdk.Variables.GetVariableByIDParam.GROUP, 'General']);
		const response = await variables().getVariableById(idNamed('Catalogue_Year'), asked);
		const [found] = response.getObject().getVariables();
		expect([found.getId(), found.getName(), found.getDescription(), found.getReadOnly()]).toEqual([
			idNamed('Catalogue_Year'),
			'Catalogue Year',
			'The year printed on the catalogue',
			false,
		]);
		expect(found.getVariableGroup().getId()).toBe(general());
	});

	it('gets a variable by its API name', async () => {
		const asked = await parameters([sdk.Variables.GetVariableByAPINameParam.GROUP, 'General']);
		const [found] = (await variables().getVariableByApiname('Opening_Hours', asked))
			.getObject()
			.getVariables();
		expect([found.getId(), found.getValue()]).toEqual([idNamed('Opening_Hours'), 'Tue-Sat, 10 to 18']);
	});

	it('updates several variables', async () => {
		const given = [
			variable({ id: idNamed('Catalogue_Year'), value: '2027' }),
			variable({ id: idNamed('Standard_Discount'), description: 'For regulars' }),
		];
		const actions = (await variables().updateVariables(body(...given))).getObject().getVariables();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS']);
		expect([stored('Catalogue_Year')?.value, stored('Standard_Discount')?.description]).toEqual([
			'2027',
			'For regulars',
		]);
	});

	it('updates a variable by its id', async () => {
		const id = idNamed('Autumn_Sale');
		const actions = (await variables().updateVariableById(id, body(variable({ value: 'true' }))))
			.getObject()
			.getVariables();
		expect([...actions].map(idOf)).toEqual([id]);
		expect(stored('Autumn_Sale')?.value).toBe('true');
	});

	it('updates a variable by its API name', async () => {
		const given = body(variable({ value: 'Daily' }));
		const actions = (await variables().updateVariableByApiname('Opening_Hours', given))
			.getObject()
			.getVariables();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(stored('Opening_Hours')?.value).toBe('Daily');
	});

	it('deletes several variables and reads which was none', async () => {
		const made = await create(await newVariable('One', 'text', 'a'), await newVariable('Two', 'text', 'b'));
		const ids = [...made.map(idOf), 4900000000000999999n].join(',');
		const asked = await parameters([sdk.Variables.DeleteVariablesParam.IDS, ids]);
		const actions = (await variables().deleteVariables(asked)).getObject().getVariables();
		expect(codesOf(actions)).toEqual(['SUCCESS', 'SUCCESS', 'INVALID_DATA']);
		expect([stored('One'), stored('Two')]).toEqual([undefined, undefined]);
	});

	it('deletes a variable', async () => {
		const [made] = await create(await newVariable('Gone', 'text', 'a'));
		const actions = (await variables().deleteVariable(idOf(made))).getObject().getVariables();
		expect(codesOf(actions)).toEqual(['SUCCESS']);
		expect(stored('Gone')).toBeUndefined();
	});

	it('lists the groups of variables', async () => {
		const groups = new sdk.VariableGroups.VariableGroupsOperations();
		const found = (await groups.getVariableGroups()).getObject().getVariableGroups();
		expect(found.map((one: typeof sdk) => [one.getId(), one.getAPIName(), one.getDisplayLabel()])).toEqual(
			crm().variableGroups.map(({ id, apiName, name }) => [BigInt(id), apiName, name]),
		);
	});

	it('gets a group by its id and by its API name', async () => {
		const groups = new sdk.VariableGroups.VariableGroupsOperations();
		const [byId] = (await groups.getVariableGroupById(String(general()))).getObject().getVariableGroups();
		const [byName] = (await groups.getVariableGroupByAPIName('Sales')).getObject().getVariableGroups();
		expect([byId.getName(), byName.getName()]).toEqual(['General', 'Sales']);
	});
});
