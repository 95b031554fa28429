import { mount } from 'svelte';
import { reportStage } from './platform';
import App from './shell/App.svelte';
import './styles/index.css';

reportStage('js');
const target = document.getElementById('app');
if (target) mount(App, { target });
