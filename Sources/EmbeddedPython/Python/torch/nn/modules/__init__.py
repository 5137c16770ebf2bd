"""All layers, each read when it is first named."""

import _imports

_imports.later(
    "torch.nn.modules", "activation", "adaptive", "attention", "container", "conv", "distance",
    "dropout", "flatten", "fold", "lazy", "linear", "loss", "module", "normalization", "padding",
    "pixelshuffle", "pooling", "rnn", "sparse", "transformer", "upsampling")
_imports.later(
    "torch.nn.modules.activation", "CELU", "ELU", "GELU", "GLU", "Hardshrink", "Hardsigmoid",
    "Hardswish", "Hardtanh", "LeakyReLU", "LogSigmoid", "LogSoftmax", "Mish", "PReLU", "RReLU",
    "ReLU", "ReLU6", "SELU", "SiLU", "Sigmoid", "Softmax", "Softmax2d", "Softmin", "Softplus",
    "Softshrink", "Softsign", "Tanh", "Tanhshrink", "Threshold")
_imports.later("torch.nn.modules.adaptive", "AdaptiveLogSoftmaxWithLoss")
_imports.later("torch.nn.modules.attention", "MultiheadAttention")
_imports.later(
    "torch.nn.modules.container", "ModuleDict", "ModuleList", "ParameterDict", "ParameterList",
    "Sequential")
_imports.later(
    "torch.nn.modules.conv", "Conv1d", "Conv2d", "Conv3d", "ConvTranspose1d", "ConvTranspose2d",
    "ConvTranspose3d")
_imports.later("torch.nn.modules.distance", "CosineSimilarity", "PairwiseDistance")
_imports.later(
    "torch.nn.modules.dropout", "AlphaDropout", "Dropout", "Dropout1d", "Dropout2d", "Dropout3d",
    "FeatureAlphaDropout")
_imports.later("torch.nn.modules.flatten", "Flatten", "Unflatten")
_imports.later("torch.nn.modules.fold", "Fold", "Unfold")
_imports.later(
    "torch.nn.modules.lazy", "LazyBatchNorm1d", "LazyBatchNorm2d", "LazyBatchNorm3d", "LazyConv1d",
    "LazyConv2d", "LazyConv3d", "LazyConvTranspose1d", "LazyConvTranspose2d", "LazyConvTranspose3d",
    "LazyInstanceNorm1d", "LazyInstanceNorm2d", "LazyInstanceNorm3d", "LazyLinear")
_imports.later("torch.nn.modules.linear", "Bilinear", "Identity", "Linear")
_imports.later(
    "torch.nn.modules.loss", "BCELoss", "BCEWithLogitsLoss", "CTCLoss", "CosineEmbeddingLoss",
    "CrossEntropyLoss", "GaussianNLLLoss", "HingeEmbeddingLoss", "HuberLoss", "KLDivLoss", "L1Loss",
    "MSELoss", "MarginRankingLoss", "MultiLabelMarginLoss", "MultiLabelSoftMarginLoss",
    "MultiMarginLoss", "NLLLoss", "NLLLoss2d", "PoissonNLLLoss", "SmoothL1Loss", "SoftMarginLoss",
    "TripletMarginLoss", "TripletMarginWithDistanceLoss")
_imports.later("torch.nn.modules.module", "Module")
_imports.later(
    "torch.nn.modules.normalization", "BatchNorm1d", "BatchNorm2d", "BatchNorm3d", "GroupNorm",
    "InstanceNorm1d", "InstanceNorm2d", "InstanceNorm3d", "LayerNorm", "LocalResponseNorm",
    "RMSNorm", "SyncBatchNorm")
_imports.later(
    "torch.nn.modules.padding", "CircularPad1d", "CircularPad2d", "CircularPad3d", "ConstantPad1d",
    "ConstantPad2d", "ConstantPad3d", "ReflectionPad1d", "ReflectionPad2d", "ReflectionPad3d",
    "ReplicationPad1d", "ReplicationPad2d", "ReplicationPad3d", "ZeroPad1d", "ZeroPad2d",
    "ZeroPad3d")
_imports.later("torch.nn.modules.pixelshuffle", "ChannelShuffle", "PixelShuffle", "PixelUnshuffle")
_imports.later(
    "torch.nn.modules.pooling", "AdaptiveAvgPool1d", "AdaptiveAvgPool2d", "AdaptiveAvgPool3d",
    "AdaptiveMaxPool1d", "AdaptiveMaxPool2d", "AdaptiveMaxPool3d", "AvgPool1d", "AvgPool2d",
    "AvgPool3d", "FractionalMaxPool2d", "FractionalMaxPool3d", "LPPool1d", "LPPool2d", "LPPool3d",
    "MaxPool1d", "MaxPool2d", "MaxPool3d", "MaxUnpool1d", "MaxUnpool2d", "MaxUnpool3d")
_imports.later(
    "torch.nn.modules.rnn", "GRU", "GRUCell", "LSTM", "LSTMCell", "RNN", "RNNBase", "RNNCell",
    "RNNCellBase")
_imports.later("torch.nn.modules.sparse", "Embedding", "EmbeddingBag")
_imports.later(
    "torch.nn.modules.transformer", "Transformer", "TransformerDecoder", "TransformerDecoderLayer",
    "TransformerEncoder", "TransformerEncoderLayer")
_imports.later("torch.nn.modules.upsampling", "Upsample", "UpsamplingBilinear2d", "UpsamplingNearest2d")
