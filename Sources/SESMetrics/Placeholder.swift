internal import Rendering
