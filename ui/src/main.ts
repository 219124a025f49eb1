import { mount } from 'svelte';
import App from './App.svelte';
import './look/tokens.css';
import './look/base.css';
import './look/controls.css';
import { app } from './state/app.svelte';
import { speak } from './text/index.svelte';

// Asked while the screen is made ready.
void app.open();
// The browser knows the person's language before the host has told it.
void speak(navigator.language).then(() => mount(App, { target: document.body }));
