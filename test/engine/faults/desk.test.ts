import { testCells } from './cells';
import { deskCalls } from './deskCalls';

testCells(deskCalls);
