/** The parts of Chart.js that these pictures need. Loaded when the first picture is drawn. */
import {
  BarController,
  BarElement,
  CategoryScale,
  Chart,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Title,
  Tooltip,
} from 'chart.js';

Chart.register(
  BarController,
  BarElement,
  CategoryScale,
  LinearScale,
  LineController,
  LineElement,
  LogarithmicScale,
  PointElement,
  Title,
  Tooltip,
);
Chart.defaults.font.family = 'system-ui, sans-serif';

export { BasicPlatform, Chart } from 'chart.js';
